package org.countersign.adapters.persistence.column;

import java.sql.Types;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.converters.UUIDConverter;
import org.eclipse.persistence.mappings.foundation.AbstractDirectMapping;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * Lets columns of type UUID be null.
 *
 * <p>EclipseLink 4.0 fails on reading a null UUID, and binds it as text, which PostgreSQL takes for
 * no UUID.
 */
public final class NullableUuids implements SessionCustomizer {

  private static final class NullSafe extends UUIDConverter {
    private static final long serialVersionUID = 1L;

    @Override
    public Object convertDataValueToObjectValue(Object column, Session session) {
      return column == null ? null : super.convertDataValueToObjectValue(column, session);
    }

    @Override
    public Object convertObjectValueToDataValue(Object uuid, Session session) {
      return uuid == null ? null : super.convertObjectValueToDataValue(uuid, session);
    }
  }

  @Override
  public void customize(Session session) {
    for (ClassDescriptor descriptor : session.getDescriptors().values()) {
      for (DatabaseMapping mapping : descriptor.getMappings()) {
        if (mapping instanceof AbstractDirectMapping direct
            && direct.getConverter() instanceof UUIDConverter) {
          direct.setConverter(new NullSafe());
          direct.getField().setSqlType(Types.OTHER);
        }
      }
    }
  }
}
