import type { Row } from "./rows.ts";

/** Providers whose words mean them beside any cloud. */
export const SMALL: readonly Row[] = [
  [
    "random password|random character password|character password|random char password|generated password|random secret|generate a password|generates a password|password generated|random admin password|random db password|random database password|password is generated|passwords generated|randomly generated password|generate password|generate the password|strong password",
    "random_password",
  ],
  [
    "random id|random suffix|unique suffix|unique name|randomly suffixed|globally unique name|random hex|random name suffix|random hex suffix|suffix that is random|random ending",
    "random_id",
  ],
  ["random string", "random_string"],
  ["random pet|pet name|random pet name|random animal name", "random_pet"],
  ["random integer|random number|random port", "random_integer"],
  ["random shuffle|shuffled list|shuffle|shuffles", "random_shuffle"],
  ["random uuid|uuid", "random_uuid"],
  ["helm chart|helm release|helm|chart", "helm_release"],
  [
    "docker container|container in docker|docker|docker host|local docker|with docker|in docker|nginx container with docker|nginx container in docker",
    "docker_container docker_image",
  ],
  ["docker compose|docker repository|docker registry|docker image repository|docker hub|docker provider", ""],
  ["docker image", "docker_image", "!aws !google !azurerm"],
  ["docker network", "docker_network"],
  ["docker volume", "docker_volume"],
  ["volume", "docker_volume", "docker_container"],
  ["network", "docker_network", "docker_container"],
  [
    "generate a zip|zip of|zip the|zip up|zipped from|zip from|archive of|zip archive of|archive file|zipped folder|packaged as a zip|zipped up|zips the|zips a|build a zip|create a zip|made into a zip|zip a folder|zip a file",
    "data.archive_file",
  ],
  [
    "local file|file on disk|text file|write a file|written to a file|writes a file|to a local file|writes the file|file called|hosts file|write to a file|saved to a file|save to a file|config file|saved as a file|in a file|file locally|into a file|written to disk",
    "local_file",
  ],
  [
    "sensitive file|key file|pem file|save the private key|saved private key|private key to disk",
    "local_sensitive_file",
  ],
  [
    "generated key|rsa key|generate an ssh key|generated ssh key|tls private key|rsa private key|ed25519 key|ecdsa key|generated private key|generate a private key|generate a key|generates a key|generate a key pair|ssh key generated|private key generated|ecdsa private key|private key and an",
    "tls_private_key",
  ],
  ["private key", "tls_private_key"],
  [
    "self signed|self signed ca|self signed certificate|self signed cert|self signed tls certificate|selfsigned certificate",
    "tls_private_key tls_self_signed_cert",
  ],
  ["certificate request|csr|certificate signing request", "tls_private_key tls_cert_request"],
  ["locally signed|signed by a local ca|signed by our own ca|signed by own ca", "tls_locally_signed_cert"],
  [
    "null resource|local exec|run a script|runs a script|run a local script|run a command|local script|provisioner|shell command|runs a command|run a local command",
    "null_resource",
  ],
  [
    "wait second|wait minute|sleep for|sleep second|time sleep|wait for second|wait for seconds|wait a minute|wait half a minute|pause of",
    "time_sleep",
  ],
  ["rotating time|time rotating", "time_rotating"],
  ["timestamp|static time|creation time", "time_static"],
  ["time offset|expiry date|offset of days", "time_offset"],
  [
    "http request|http data source|fetch the url|fetch a url|public ip of the caller|my own ip|my current ip|fetched from a url|download json|fetches a url|get my ip|read a url|http get",
    "data.http",
  ],
  [
    "file|files|json file|yaml file|env file|txt file",
    "local_file",
    "!aws !google !azurerm !kubernetes !docker !data.archive_file !helm_release",
  ],
  ["server certificate|client certificate", ""],
  [
    "signed by it|signed by the ca|signed by this ca|signed by that ca|certificate signed by",
    "tls_cert_request tls_locally_signed_cert",
    "tls_self_signed_cert",
  ],
  ["container|containers", "docker_container docker_image", "!aws !google !azurerm !kubernetes"],
];
