package org.countersign.adapters.rest.call;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which query parameters a route knows. Another one is refused: a list that overlooks a filter is
 * longer than its reader believes.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface QueryParameters {

  String[] value();

  /** Whether the route itself says what becomes of the others. */
  boolean judgesOthers() default false;
}
