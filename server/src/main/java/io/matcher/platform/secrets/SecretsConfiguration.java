package io.matcher.platform.secrets;

import io.matcher.platform.security.LocalKey;
import io.matcher.platform.startup.ServeOptions;
import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Master keys as given, or made once and kept in the data folder. */
@Configuration(proxyBeanMethods = false)
class SecretsConfiguration {

    private static final int MASTER_KEY_BYTES = 32;

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    @Bean
    MasterKeys masterKeys(ServeOptions options, SecureRandom random) {
        String given = options.masterKeys();
        return MasterKeys.parse(
                given == null
                        ? "local:" + LocalKey.readOrCreate(options.dataDir(), "master.key", random, MASTER_KEY_BYTES)
                        : given);
    }

    @Bean
    Vault vault(MasterKeys keys, SecureRandom random) {
        return new Vault(keys, random);
    }

    @Bean
    DerivedKeys derivedKeys(MasterKeys keys) {
        return new DerivedKeys(keys);
    }
}
