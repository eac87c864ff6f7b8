package org.tppkit.bench.tokens;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.tppkit.bench.bank.TokenDesk;

/** Tokens in the hands of Spring Security's OAuth 2.0 client, as its manager for services outside of web requests does it. */
final class SpringTokens {
    private static final String BANK = "bank";
    private static final String CUSTOMER = "customer";

    private SpringTokens() {}

    /** @param end when the first token ends */
    static TokenUser user(TokenDesk desk, Instant end, Duration life, Runnable onTheWay) {
        ClientRegistration bank = bank();
        InMemoryClientRegistrationRepository banks = new InMemoryClientRegistrationRepository(bank);
        InMemoryOAuth2AuthorizedClientService clients = new InMemoryOAuth2AuthorizedClientService(banks);
        clients.saveAuthorizedClient(
                client(bank, desk.give(), end), new TestingAuthenticationToken(CUSTOMER, CUSTOMER));
        AuthorizedClientServiceOAuth2AuthorizedClientManager manager =
                new AuthorizedClientServiceOAuth2AuthorizedClientManager(banks, clients);
        manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .refreshToken(refresh -> refresh.accessTokenResponseClient(request -> {
                    onTheWay.run();
                    return answer(desk, request.getRefreshToken().getTokenValue(), life);
                }))
                .build());
        OAuth2AuthorizeRequest request = OAuth2AuthorizeRequest.withClientRegistrationId(BANK)
                .principal(CUSTOMER)
                .build();
        return new TokenUser("Spring Security", desk, () -> Objects.requireNonNull(manager.authorize(request)));
    }

    private static ClientRegistration bank() {
        return ClientRegistration.withRegistrationId(BANK)
                .clientId("client")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationUri("https://bank.example/authorize")
                .tokenUri("https://bank.example/token")
                .redirectUri("https://tpp.example/callback")
                .build();
    }

    private static OAuth2AuthorizedClient client(ClientRegistration bank, TokenDesk.Pair first, Instant end) {
        Instant begin = end.minus(Duration.ofDays(1));
        return new OAuth2AuthorizedClient(
                bank,
                CUSTOMER,
                new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, first.access(), begin, end),
                new OAuth2RefreshToken(first.refresh(), begin));
    }

    private static OAuth2AccessTokenResponse answer(TokenDesk desk, String refreshToken, Duration life) {
        return desk.refresh(refreshToken)
                .map(fresh -> OAuth2AccessTokenResponse.withToken(fresh.access())
                        .tokenType(OAuth2AccessToken.TokenType.BEARER)
                        .expiresIn(life.toSeconds())
                        .refreshToken(fresh.refresh())
                        .build())
                .orElseThrow(() -> new OAuth2AuthorizationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_GRANT)));
    }
}
