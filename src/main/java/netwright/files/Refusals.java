package netwright.files;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What a store's answer means for the people who set it. */
final class Refusals {

    private Refusals() {}

    static StoreFailed told(S3Address address, SdkException e) {
        if (e instanceof AwsServiceException answer) {
            int status = answer.statusCode();
            return new StoreFailed(status < 500 && status != 429 && status != 408, sentence(address, answer), e);
        }
        String message = String.valueOf(e.getMessage());
        if (message.contains("credentials")) {
            return refused(
                    "There are no credentials for " + address
                            + ". Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the machine a role.",
                    e);
        }
        if (message.contains("region")) {
            return refused("It is not known in which region " + address + " lies. Set AWS_REGION.", e);
        }
        return new StoreFailed(false, address + " cannot be reached (" + innermost(e) + ").", e);
    }

    private static StoreFailed refused(String message, SdkException e) {
        return new StoreFailed(true, message, e);
    }

    private static String sentence(S3Address address, AwsServiceException answer) {
        int status = answer.statusCode();
        String code = answer.awsErrorDetails() == null
                ? "HTTP " + status
                : answer.awsErrorDetails().errorCode();
        return switch (status) {
            case 301, 307, 400 ->
                "The store does not take requests for " + address + " like this (" + code
                        + "). Check AWS_REGION and --s3-endpoint.";
            case 401, 403 ->
                "The store does not let us into " + address + " (" + code
                        + "). Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and that they may list, read, write and"
                        + " delete there.";
            case 404 ->
                "There is no bucket " + address.bucket() + " (" + address + "). Make it, or name another one with"
                        + " --checkpoints.";
            default -> "The store of " + address + " answers " + code + " (HTTP " + status + ").";
        };
    }

    private static String innermost(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
