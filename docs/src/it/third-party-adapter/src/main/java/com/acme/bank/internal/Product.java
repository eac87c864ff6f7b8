package com.acme.bank.internal;

import java.util.Optional;
import java.util.stream.Stream;

/** The payment products that the banks take. */
enum Product {
    CREDIT_TRANSFER("sepa-credit-transfers"),
    INSTANT("instant-sepa-credit-transfers");

    private final String path;

    Product(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    static Optional<Product> of(String path) {
        return Stream.of(values()).filter(product -> product.path.equals(path)).findFirst();
    }
}
