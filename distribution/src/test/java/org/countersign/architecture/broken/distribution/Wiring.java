package org.countersign.architecture.broken.distribution;

/** What nothing may depend on. */
public final class Wiring {}
