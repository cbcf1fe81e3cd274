package org.countersign.application.port.crypto;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.request.CertificationRequest;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.request.UnprovenRequest;

/** Reads a CSR in the one way in which it can be read, and proves possession of its key. */
public interface CertificationRequestReader {

  /**
   * Reads one PEM block {@code CERTIFICATE REQUEST} (RFC 7468, 2) with text allowed around it, DER
   * of RFC 2986 inside, and verifies the self-signature. What deviates and can be read in one way
   * only is read and told; a text that holds a private key is none of a request.
   *
   * @param pem what the requester sent; any text, never null
   * @return the request, or why there is none; never throws for what the text holds
   */
  Reading read(String pem);

  /** What became of the text. */
  sealed interface Reading {}

  /** A request whose key is of a supported kind and whose signature verifies. */
  record Readable(CertificationRequest request) implements Reading {
    public Readable {
      Objects.requireNonNull(request, "request");
    }
  }

  /**
   * Not such a request.
   *
   * @param message for the requester: what is wrong, where, and what would be right
   * @param unproven what the CSR says all the same, where its structure can be read and only its
   *     key or signature is at fault; empty otherwise
   */
  record Unreadable(RequestFlaw flaw, String message, Optional<UnprovenRequest> unproven)
      implements Reading {
    public Unreadable {
      Objects.requireNonNull(flaw, "flaw");
      Objects.requireNonNull(message, "message");
      Objects.requireNonNull(unproven, "unproven");
    }

    /** One whose structure cannot be read. */
    public Unreadable(RequestFlaw flaw, String message) {
      this(flaw, message, Optional.empty());
    }

    /** The one reason against a request that cannot be read. */
    public Violation violation() {
      return new Violation(
          flaw.text(), flaw.field(), Optional.empty(), Optional.empty(), List.of(), message);
    }
  }
}
