package netwright.files;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in which S3 store the files of runs lie.
 *
 * @param prefix before every key; empty, or with a slash at its end
 * @param endpoint of a store that is not Amazon's, such as {@code http://minio.lab:9000}; empty for Amazon's
 */
public record S3Address(String bucket, String prefix, String endpoint) {

    private static final Pattern FORM = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*))?");

    /** Whether a setting means a store and not a folder. */
    public static boolean isMeantBy(String setting) {
        return setting.startsWith("s3:");
    }

    /**
     * @param setting {@code s3://bucket/prefix}
     * @throws IllegalArgumentException that says what is wrong with it
     */
    public static S3Address of(String setting, String endpoint) {
        Matcher form = FORM.matcher(setting);
        if (!form.matches()) {
            throw new IllegalArgumentException("an S3 store is written s3://bucket/prefix, and this is not"
                    + "; a bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens.");
        }
        String prefix = form.group(2) == null ? "" : form.group(2).replaceAll("^/+|/+$", "");
        return new S3Address(form.group(1), prefix.isEmpty() ? "" : prefix + "/", checked(endpoint));
    }

    private static String checked(String endpoint) {
        if (!endpoint.isBlank() && !endpoint.matches("https?://[^/@]+(/.*)?")) {
            throw new IllegalArgumentException(
                    "the address of an S3 store is written like http://minio.lab:9000, without a user; this is not.");
        }
        return endpoint.isBlank() ? "" : URI.create(endpoint.strip()).toString();
    }

    /** As it is set: {@code s3://bucket/prefix}. */
    public String setting() {
        return "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix.substring(0, prefix.length() - 1));
    }

    /** For people. */
    @Override
    public String toString() {
        return endpoint.isEmpty() ? setting() : setting() + " at " + endpoint;
    }
}
