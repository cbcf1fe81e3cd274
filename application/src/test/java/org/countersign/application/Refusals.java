package org.countersign.application;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.countersign.application.refusal.Refused;

/** Catches a use case saying no. */
public final class Refusals {

  private Refusals() {}

  /** What a use case said; fails when it did not refuse. */
  public static Refused refusalOf(ThrowingCallable call) {
    Refused refused = catchThrowableOfType(Refused.class, call);
    if (refused == null) {
      throw new AssertionError("it was not refused");
    }
    return refused;
  }

  /** Kind and message, such as {@code NOT_FOUND: Project not found}; fails when not refused. */
  public static String textOf(ThrowingCallable call) {
    Refused refused = refusalOf(call);
    return refused.kind() + ": " + refused.getMessage();
  }
}
