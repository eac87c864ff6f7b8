/**
 * A signing proxy: plain HTTP on loopback inside, mutual TLS outside, with token, request id, digest and signature put on
 * each request on its way. Through it any program verifies a bank or a gateway that wants all of these, in whatever
 * language it is written. Start at {@link org.tppkit.testkit.proxy.SigningProxy}, or run {@link
 * org.tppkit.testkit.proxy.SigningProxyMain}.
 */
@NullMarked
package org.tppkit.testkit.proxy;

import org.jspecify.annotations.NullMarked;
