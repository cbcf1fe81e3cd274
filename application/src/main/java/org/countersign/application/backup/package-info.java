/** Copies of the whole store, made while it is in use. */
package org.countersign.application.backup;
