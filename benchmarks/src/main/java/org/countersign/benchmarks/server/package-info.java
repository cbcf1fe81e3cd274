/**
 * The server that is measured, its database, and what the operating system and its JVM say of them.
 */
package org.countersign.benchmarks.server;
