package io.matcher;

import io.matcher.platform.database.DatabaseAccess;
import io.matcher.platform.startup.ServeOptions;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The service. Started with options and a database to enter; everything else it makes itself. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            DataSourceAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
@ComponentScan
@EnableScheduling
@Modulithic
public class MatcherApplication {

    /**
     * Starts the service and returns once it answers.
     *
     * @throws io.matcher.platform.startup.StartRefused (perhaps as a cause) when it must not start as asked
     */
    public static ConfigurableApplicationContext start(ServeOptions options, DatabaseAccess database) {
        return start(options, database, context -> {});
    }

    /** As {@link #start(ServeOptions, DatabaseAccess)}, with something added to the service before it is put together. */
    public static ConfigurableApplicationContext start(
            ServeOptions options,
            DatabaseAccess database,
            ApplicationContextInitializer<ConfigurableApplicationContext> addition) {
        return new SpringApplicationBuilder(MatcherApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(Map.of("server.port", options.port(), "server.address", options.bind()))
                .initializers(
                        context -> {
                            context.getBeanFactory().registerSingleton("serveOptions", options);
                            context.getBeanFactory().registerSingleton("databaseAccess", database);
                        },
                        addition)
                .run();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
