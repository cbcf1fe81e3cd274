/** Delivers events to their handlers, after the unit of work that made them. */
package org.countersign.application.event;
