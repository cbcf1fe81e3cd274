package org.countersign.blackbox.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test that wants {@code openssl} on the path. It is skipped where there is none, but for a
 * continuous integration ({@code CI=true}): there it fails.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsOpenSsl.Condition.class)
public @interface NeedsOpenSsl {

  /** Looks for the program once. */
  final class Condition implements ExecutionCondition {

    private static final boolean PRESENT = present();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (PRESENT) {
        return ConditionEvaluationResult.enabled("openssl is there");
      }
      if ("true".equals(System.getenv("CI"))) {
        throw new IllegalStateException("openssl is not on the path, and CI=true wants it");
      }
      return ConditionEvaluationResult.disabled("openssl is not on the path");
    }

    private static boolean present() {
      try {
        OpenSsl.in(TestDirectory.fresh("openssl")).run("version");
        return true;
      } catch (java.io.UncheckedIOException e) {
        return false;
      }
    }
  }
}
