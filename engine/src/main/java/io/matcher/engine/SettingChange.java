package io.matcher.engine;

/**
 * A setting that would have to be other than it is.
 *
 * @param type the rule type that has the setting; another than the rule's own where that has no such setting
 * @param setting its name in a config
 * @param value the least value that suffices
 */
public record SettingChange(String type, String setting, String value) {}
