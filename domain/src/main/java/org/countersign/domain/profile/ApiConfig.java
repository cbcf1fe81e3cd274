package org.countersign.domain.profile;

import java.util.Optional;

/**
 * How a profile that is enrolled through the API looks after its certificates.
 *
 * @param renewBeforeDays 1 to 30
 */
public record ApiConfig(boolean autoRenew, Optional<Integer> renewBeforeDays) {

  static final int MAX_RENEW_BEFORE_DAYS = 30;

  public ApiConfig {
    renewBeforeDays.ifPresent(ApiConfig::checkDays);
  }

  private static void checkDays(int days) {
    if (days < 1 || days > MAX_RENEW_BEFORE_DAYS) {
      throw new IllegalArgumentException("renewBeforeDays is " + days + "; 1 to 30 are allowed");
    }
  }

  static ApiConfig of(ProfileDocument.ApiConfig document) {
    return new ApiConfig(
        Boolean.TRUE.equals(document.autoRenew()), Optional.ofNullable(document.renewBeforeDays()));
  }

  ProfileDocument.ApiConfig document() {
    return new ProfileDocument.ApiConfig(autoRenew, renewBeforeDays.orElse(null));
  }
}
