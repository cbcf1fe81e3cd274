/** How values stand in columns: moments, searched text, text of strangers. */
package org.countersign.adapters.persistence.column;
