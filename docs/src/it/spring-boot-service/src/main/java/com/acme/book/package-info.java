/** A small Spring Boot service that reads its customers' accounts and makes payments for them. */
package com.acme.book;
