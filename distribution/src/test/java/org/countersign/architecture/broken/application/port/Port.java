package org.countersign.architecture.broken.application.port;

/** Behind the use cases; HTTP, which sees it here, must not. */
public interface Port {}
