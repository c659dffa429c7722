package netwright.files;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A bucket of an S3 store. Region and credentials come from where Amazon's tools look for them: {@code AWS_REGION},
 * {@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY}, its files, the machine's role.
 */
final class Bucket implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int TRIES = 2;

    private final S3Address address;
    private final S3Client client;

    Bucket(S3Address address) {
        this.address = address;
        client = client(address);
    }

    /** @param tag changes with the content */
    record Found(byte[] content, String tag) {}

    record Entry(String key, long bytes) {}

    /** Empty where there is no such object. */
    Optional<Found> get(String key) {
        return asked(() -> {
            try {
                ResponseBytes<GetObjectResponse> answer = client.getObjectAsBytes(
                        get -> get.bucket(address.bucket()).key(key));
                return Optional.of(
                        new Found(answer.asByteArrayUnsafe(), answer.response().eTag()));
            } catch (NoSuchKeyException none) {
                return Optional.empty();
            }
        });
    }

    void put(String key, byte[] content) {
        asked(() -> client.putObject(put -> put.bucket(address.bucket()).key(key), RequestBody.fromBytes(content)));
    }

    /**
     * Puts an object in the place of the one with the tag, or of none. Stores that know no conditions put it anyway.
     *
     * @return false where another one lies there by now
     */
    boolean replace(String key, @Nullable String tag, byte[] content) {
        try {
            return asked(() -> {
                client.putObject(
                        put -> {
                            put.bucket(address.bucket()).key(key);
                            if (tag == null) {
                                put.ifNoneMatch("*");
                            } else {
                                put.ifMatch(tag);
                            }
                        },
                        RequestBody.fromBytes(content));
                return true;
            });
        } catch (StoreFailed e) {
            int status = e.getCause() instanceof S3Exception answer ? answer.statusCode() : 0;
            return switch (status) {
                case 409, 412 -> false;
                case 501 -> {
                    put(key, content);
                    yield true;
                }
                default -> throw e;
            };
        }
    }

    void delete(String key) {
        asked(() ->
                client.deleteObject(delete -> delete.bucket(address.bucket()).key(key)));
    }

    List<Entry> list(String prefix) {
        return asked(() ->
                client
                        .listObjectsV2Paginator(
                                list -> list.bucket(address.bucket()).prefix(prefix))
                        .contents()
                        .stream()
                        .map(object -> new Entry(object.key(), object.size()))
                        .toList());
    }

    @Override
    public void close() {
        client.close();
    }

    private <T> T asked(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw Refusals.told(address, e);
        }
    }

    private static S3Client client(S3Address address) {
        S3ClientBuilder builder = S3Client.builder()
                .credentialsProvider(DefaultCredentialsProvider.builder().build())
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(ANSWER))
                .overrideConfiguration(
                        settings -> settings.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(TRIES)
                                .build()))
                // Parts carry their own SHA-256; many compatible stores know neither trailing checksums nor chunks.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(settings -> settings.chunkedEncodingEnabled(false));
        if (!address.endpoint().isEmpty()) {
            builder.endpointOverride(URI.create(address.endpoint()))
                    .forcePathStyle(true)
                    .region(region());
        }
        try {
            return builder.build();
        } catch (SdkException e) {
            throw Refusals.told(address, e);
        }
    }

    /** As it is set; the machine itself, which Amazon's chain asks last, knows no other store's. Most have only this one. */
    private static Region region() {
        try {
            return new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
                    .getRegion();
        } catch (SdkException none) {
            return Region.US_EAST_1;
        }
    }
}
