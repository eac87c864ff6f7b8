/** What a call through the library costs beside a signature and the JDK's HttpClient. */
@NullMarked
package org.tppkit.bench.calls;

import org.jspecify.annotations.NullMarked;
