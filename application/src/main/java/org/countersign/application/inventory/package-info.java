/** Finding what was issued, what was asked for, and what was done. */
package org.countersign.application.inventory;
