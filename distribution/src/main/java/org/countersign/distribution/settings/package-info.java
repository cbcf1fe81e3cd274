/**
 * What an operator may set, read and checked once at start: the environment, or system properties
 * under the MicroProfile Config names. The launcher and the web application read the same settings
 * with the same code, so that a wrong one is found either way. Plain Java: nothing here knows the
 * server.
 */
package org.countersign.distribution.settings;
