/** Texts of a form of their own: slugs, durations, and values as messages quote them. */
package org.countersign.domain.text;
