package org.countersign.adapters.rest;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import org.glassfish.hk2.api.ActiveDescriptor;
import org.glassfish.hk2.api.Context;
import org.glassfish.hk2.api.ServiceHandle;

/** What CDI does for a dependent bean, for a Jersey that is without CDI: a new one each time. */
@Singleton
final class DependentScope implements Context<Dependent> {

  @Override
  public Class<? extends Annotation> getScope() {
    return Dependent.class;
  }

  @Override
  public <U> U findOrCreate(ActiveDescriptor<U> descriptor, ServiceHandle<?> root) {
    return descriptor.create(root);
  }

  @Override
  public boolean containsKey(ActiveDescriptor<?> descriptor) {
    return false;
  }

  @Override
  public void destroyOne(ActiveDescriptor<?> descriptor) {}

  @Override
  public boolean supportsNullCreation() {
    return false;
  }

  @Override
  public boolean isActive() {
    return true;
  }

  @Override
  public void shutdown() {}
}
