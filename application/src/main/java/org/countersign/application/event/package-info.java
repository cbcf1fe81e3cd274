/** Tells of events what or whoever is to learn of them, after the unit of work that made them. */
package org.countersign.application.event;
