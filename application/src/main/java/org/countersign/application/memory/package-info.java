/** What is remembered from one request to the next, for as long as it is fresh. */
package org.countersign.application.memory;
