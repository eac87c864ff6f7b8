package org.tppkit.ports.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;
import org.immutables.value.Value.Style.ImplementationVisibility;

/**
 * How TPPKit's growing values are generated: accessors without {@code get}, a package-private implementation, masks where
 * a secret stands, and no library but the JDK behind them. For TPPKit's own modules.
 */
@Target({ElementType.TYPE, ElementType.PACKAGE})
@Retention(RetentionPolicy.SOURCE)
@Value.Style(
        get = "*",
        visibility = ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        jdkOnly = true,
        allowedClasspathAnnotations = {Override.class},
        redactedMask = "…",
        defaults = @Value.Immutable(copy = false))
public @interface Values {}
