package org.tppkit.testkit.arch.tidy.ports.spi.bank;

import java.util.Map;
import javax.net.ssl.SSLContext;
import org.tppkit.testkit.arch.tidy.ports.model.Size;

/** An interface that strangers implement; types of the JDK may show. */
public interface Gateway {
    Map<String, Size[]> sizes(SSLContext tls, int count);
}
