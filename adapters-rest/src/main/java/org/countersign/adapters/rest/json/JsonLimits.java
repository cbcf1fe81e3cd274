package org.countersign.adapters.rest.json;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

/**
 * How much JSON a body may hold within {@link BodyLimitFilter#LIMIT_BYTES}; each limit with a
 * sentence for the one who went beyond it.
 *
 * <p>Checked while the text is read: what is too much is never built.
 */
final class JsonLimits extends StreamReadConstraints {

  private static final long serialVersionUID = 1L;

  /** What the contract nests is five deep; a tree much deeper only costs. */
  static final int MAX_DEPTH = 32;

  /**
   * Names, values, and beginnings and ends of objects and arrays. A policy with every one of its
   * lists full has half as many.
   */
  static final int MAX_TOKENS = 100_000;

  /** No number of the contract has more digits than an int; fractions get some room. */
  static final int MAX_NUMBER_CHARACTERS = 32;

  static final int MAX_NAME_CHARACTERS = 1024;

  JsonLimits() {
    super(
        MAX_DEPTH,
        DEFAULT_MAX_DOC_LEN,
        MAX_NUMBER_CHARACTERS,
        BodyLimitFilter.LIMIT_BYTES,
        MAX_NAME_CHARACTERS,
        MAX_TOKENS);
  }

  @Override
  public void validateNestingDepth(int depth) throws StreamConstraintsException {
    hold(depth, MAX_DEPTH, "nests objects and arrays more than " + MAX_DEPTH + " deep");
  }

  @Override
  public void validateTokenCount(long count) throws StreamConstraintsException {
    hold(count, MAX_TOKENS, "has more than " + MAX_TOKENS + " names and values");
  }

  @Override
  public void validateIntegerLength(int length) throws StreamConstraintsException {
    number(length);
  }

  @Override
  public void validateFPLength(int length) throws StreamConstraintsException {
    number(length);
  }

  private static void number(int length) throws StreamConstraintsException {
    hold(
        length,
        MAX_NUMBER_CHARACTERS,
        "has a number of more than " + MAX_NUMBER_CHARACTERS + " characters");
  }

  @Override
  public void validateNameLength(int length) throws StreamConstraintsException {
    hold(
        length,
        MAX_NAME_CHARACTERS,
        "has a name of more than " + MAX_NAME_CHARACTERS + " characters");
  }

  private static void hold(long size, long most, String beyond) throws StreamConstraintsException {
    if (size > most) {
      throw new StreamConstraintsException(beyond);
    }
  }
}
