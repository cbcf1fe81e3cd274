package org.countersign.architecture.broken.domain;

import jakarta.ws.rs.core.Response;

/** Breaks: the domain uses nothing but Java; JAX-RS is in adapters-rest alone; names. */
public final class PolicyUtil {

  public Response answer;
}
