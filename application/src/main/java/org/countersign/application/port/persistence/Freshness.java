package org.countersign.application.port.persistence;

import java.util.OptionalLong;

/**
 * Tells whether what was read from the database may be used again. Called inside a unit of work or
 * outside.
 *
 * <p>It knows of identities, access tokens, memberships, projects, CAs, policies and profiles: of
 * what was there and was changed, revoked or removed since. What is new is not told of, so that one
 * may remember what one found, but not that there was nothing.
 */
public interface Freshness {

  /**
   * The number of the present epoch. It is a higher one
   *
   * <ul>
   *   <li>on the node that changed something, when the unit of work returns;
   *   <li>on every other node, at most a second after that.
   * </ul>
   *
   * <p>What was read after this number was given may be used for as long as the number is given.
   *
   * @return empty when this node has not been able to look at the database for a second: nothing
   *     that was read before may be used then
   */
  OptionalLong epoch();
}
