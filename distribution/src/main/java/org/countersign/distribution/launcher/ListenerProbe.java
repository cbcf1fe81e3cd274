package org.countersign.distribution.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.countersign.distribution.settings.HttpEndpoint;
import org.countersign.distribution.settings.SettingName;
import org.countersign.distribution.settings.SettingRefused;

/** Tries the address and port before the server does: it would only log that it failed. */
final class ListenerProbe {

  private ListenerProbe() {}

  static void refuseWhereTaken(HttpEndpoint http) {
    InetAddress address = address(http);
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, http.port()));
    } catch (IOException e) {
      throw new SettingRefused(
          "Cannot listen on "
              + http.host()
              + " port "
              + http.port()
              + " ("
              + e.getMessage()
              + "); set "
              + SettingName.HTTP_PORT.variable()
              + " or "
              + SettingName.HTTP_HOST.variable()
              + " to another.",
          e);
    }
  }

  private static InetAddress address(HttpEndpoint http) {
    try {
      return InetAddress.getByName(http.host());
    } catch (UnknownHostException e) {
      throw new SettingRefused(
          SettingName.HTTP_HOST.variable()
              + " is '"
              + http.host()
              + "', which is neither an address nor a name that resolves.",
          e);
    }
  }
}
