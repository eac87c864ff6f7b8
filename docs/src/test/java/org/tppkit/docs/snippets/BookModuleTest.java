package org.tppkit.docs.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.adapter.arkea.ArkeaBanks.FORTUNEO;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.core.EncryptionKey;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.TppClient;
import org.tppkit.docs.snippets.BookModule.HouseholdBook;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.testkit.simulator.DataSet;

/** The modules of the page, put together and used against a simulated bank. */
class BookModuleTest {
    private static final PsuContext CUSTOMER = PsuContext.present("203.0.113.7");

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final EncryptionKey key = EncryptionKey.of("2026", new byte[32]);
    private final DataSource dataSource = h2();

    private static DataSource h2() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("RUNSCRIPT FROM 'classpath:org/tppkit/core/jdbc/h2.sql'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return dataSource;
    }

    private Injector injector(Map<String, String> settings) {
        return Guice.createInjector(new BookModule(settings), binder -> {
            binder.bind(DataSource.class).toInstance(dataSource);
            binder.bind(EncryptionKey.class).toInstance(key);
            binder.bind(MeterRegistry.class).toInstance(registry);
        });
    }

    @Test
    void theClientIsMadeOfWhatIsBound(@TempDir Path folder) throws IOException {
        try (SimulatorFiles files = new SimulatorFiles(folder)) {
            Injector injector = injector(files.settings());
            HouseholdBook book = injector.getInstance(HouseholdBook.class);

            PendingConsent pending = book.connect(FORTUNEO, "jane", CUSTOMER);
            URI callback = files.simulator.approveAll(pending.redirect(), DataSet.MANY_TRANSACTIONS);
            assertThat(book.comeBack(pending, Callback.parse(callback), CUSTOMER))
                    .isNotEmpty();

            assertThat(registry.get("tppkit.calls")
                            .tag("operation", "ACCOUNTS")
                            .timer()
                            .count())
                    .isEqualTo(1);
            injector.getInstance(TppClient.class).close();
        }
    }

    @Test
    void whatIsWrongWithTheSettingsIsSaidWhenTheClientIsFirstAskedFor() {
        Injector injector = injector(Map.of("environment", "sandbox"));

        assertThatThrownBy(() -> injector.getInstance(HouseholdBook.class))
                .isInstanceOf(ProvisionException.class)
                .hasRootCauseInstanceOf(ConfigurationException.class);
    }
}
