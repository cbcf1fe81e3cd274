/** What {@code /health/live}, {@code /health/started} and {@code /health/ready} answer. */
package org.countersign.distribution.health;
