package org.countersign.architecture.broken.adapters.persistence;

/** What another adapter must not know. */
public final class Store {}
