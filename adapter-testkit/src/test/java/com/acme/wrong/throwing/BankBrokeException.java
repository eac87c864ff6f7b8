package com.acme.wrong.throwing;

/** An error that no caller knows. */
final class BankBrokeException extends RuntimeException {}
