package io.matcher.engine;

import io.matcher.engine.ReferenceRepair.CheckDigit;

/** Whether a character is the check digit of the digits before it. Letters among them count for nothing. */
final class CheckDigits {

    private CheckDigits() {}

    static boolean isValid(CheckDigit scheme, String body, char last) {
        boolean isCandidate = (last >= '0' && last <= '9') || last == 'x' || last == 'X';
        return isCandidate
                && switch (scheme) {
                    case NONE -> false;
                    case ANY -> true;
                    case MOD10 -> last == (char) ('0' + mod10(body));
                    case MOD11 -> isMod11(body, last);
                };
    }

    private static int mod10(String body) {
        int sum = 0;
        int weight = 2;
        for (int i = body.length() - 1; i >= 0; i--) {
            int digit = body.charAt(i) - '0';
            if (digit >= 0 && digit <= 9) {
                int product = digit * weight;
                sum += product / 10 + product % 10;
                weight = 3 - weight;
            }
        }
        return (10 - sum % 10) % 10;
    }

    private static boolean isMod11(String body, char last) {
        int sum = 0;
        int weight = 2;
        for (int i = body.length() - 1; i >= 0; i--) {
            int digit = body.charAt(i) - '0';
            if (digit >= 0 && digit <= 9) {
                sum += digit * weight;
                weight = weight == 9 ? 2 : weight + 1;
            }
        }
        int rest = 11 - sum % 11;
        return switch (rest) {
            case 10 -> last == '0' || last == 'x' || last == 'X';
            case 11 -> last == '0';
            default -> last == (char) ('0' + rest);
        };
    }
}
