package io.matcher.contexts.cron;

/** What became of a text that should be a pattern. */
public sealed interface CronParse {

    /** It is one. */
    record Valid(Cron cron) implements CronParse {}

    /**
     * It is none.
     *
     * @param message what is wrong with it, to follow its place
     */
    record Invalid(String message) implements CronParse {}

    /**
     * Reads minute, hour, day of the month, month and day of the week, separated by blanks. Each is {@code *} or a list of numbers, ranges
     * {@code a-b} and steps {@code *}{@code /n}, {@code a-b/n} or {@code a/n}, which runs to the last value. Sunday is 0 or 7. Names and
     * macros are refused, and so is a pattern that means no day of any year.
     */
    static CronParse of(String text) {
        String[] fields = text.strip().split("[ \t]+", -1);
        if (fields.length != CronField.values().length) {
            return new Invalid("has not five fields: minute, hour, day of the month, month, day of the week");
        }
        try {
            return of(new Cron(
                    CronField.MINUTE.read(fields[0]),
                    CronField.HOUR.read(fields[1]),
                    CronField.DAY_OF_MONTH.read(fields[2]),
                    CronField.MONTH.read(fields[3]),
                    CronField.DAY_OF_WEEK.read(fields[4]),
                    CronField.isEvery(fields[2]),
                    CronField.isEvery(fields[4])));
        } catch (CronField.Unreadable unreadable) {
            return new Invalid("is not a pattern: " + unreadable.getMessage());
        }
    }

    private static CronParse of(Cron cron) {
        return cron.everFires() ? new Valid(cron) : new Invalid("means no day of any year");
    }
}
