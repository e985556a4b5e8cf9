/**
 * Settings that change while the service runs.
 *
 * <p>{@link io.matcher.platform.settings.Settings} is the door that everyone reads through; {@link io.matcher.platform.settings.SettingKey}
 * is what one setting is, {@code SettingKeys} lists all there are. Start with {@link io.matcher.platform.settings.Settings}.
 */
@NullMarked
package io.matcher.platform.settings;

import org.jspecify.annotations.NullMarked;
