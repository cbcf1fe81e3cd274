/** What lists and searches are asked for, and the pages that they answer. */
package org.countersign.application.search;
