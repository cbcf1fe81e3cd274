/** Finding what was issued and what was asked for. */
package org.countersign.application.inventory;
