/** How things get their ids. */
package org.countersign.application.identifier;
