/** The JDK's HttpClient made safe for calls to banks: mutual TLS, limits, deadlines, slots. */
@NullMarked
package org.tppkit.core.internal.http;

import org.jspecify.annotations.NullMarked;
