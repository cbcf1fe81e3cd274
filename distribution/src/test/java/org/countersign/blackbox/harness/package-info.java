/**
 * What the black-box tests stand on: a server process, an HTTP client that knows JSON, OpenSSL, and
 * the objects that a test wants to find in place.
 */
package org.countersign.blackbox.harness;
