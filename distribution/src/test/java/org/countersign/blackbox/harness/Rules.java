package org.countersign.blackbox.harness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Policies as they are written in JSON. */
public final class Rules {

  private static final List<String> ANYTHING = List.of("*");

  private Rules() {}

  /** Whatever a leaf certificate may hold, for at most a year. */
  public static Map<String, Object> anyLeaf() {
    Map<String, Object> rules = new LinkedHashMap<>();
    rules.put(
        "subject",
        List.of(
            allowed("common_name", ANYTHING),
            allowed("organization", ANYTHING),
            allowed("organizational_unit", ANYTHING),
            allowed("country", ANYTHING),
            allowed("state", ANYTHING),
            allowed("locality", ANYTHING)));
    rules.put(
        "sans",
        List.of(
            allowed("dns_name", ANYTHING),
            allowed("ip_address", ANYTHING),
            allowed("email", ANYTHING),
            allowed("uri", ANYTHING)));
    rules.put(
        "keyUsages",
        Map.of(
            "allowed",
            List.of("digital_signature", "key_encipherment", "non_repudiation", "key_agreement")));
    rules.put("extendedKeyUsages", Map.of("allowed", List.of("server_auth", "client_auth")));
    rules.put(
        "algorithms",
        Map.of(
            "signature",
            List.of(
                "RSA-SHA256",
                "RSA-SHA384",
                "RSA-SHA512",
                "ECDSA-SHA256",
                "ECDSA-SHA384",
                "ECDSA-SHA512"),
            "keyAlgorithm",
            List.of(
                "RSA_2048",
                "RSA_3072",
                "RSA_4096",
                "EC_prime256v1",
                "EC_secp384r1",
                "EC_secp521r1")));
    rules.put("validity", Map.of("max", "365d"));
    return rules;
  }

  /** The rule for a type that allows these patterns. */
  public static Map<String, Object> allowed(String type, List<String> patterns) {
    return Map.of("type", type, "allowed", patterns);
  }
}
