package org.countersign.domain.key;

import java.util.Optional;

/** Something that holds for every RSA key worth certifying. The class is named for it. */
interface RsaKeyRule {

  /** Why the key breaks the rule; empty when it does not. */
  Optional<KeyObjection> objectionTo(RsaPublicKey key);
}
