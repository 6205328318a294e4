"""The connection to BigQuery, by Google's own client. It has never met the service itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from google.api_core.exceptions import GoogleAPIError
from google.auth.exceptions import GoogleAuthError
from google.cloud import bigquery

from publictier.builder.engines.bigquery import BigQuery, Result, read_dataset
from publictier.builder.options import BuildOptions
from publictier.builder.source import Source
from publictier.errors import SourceError


@contextmanager
def opened(given: str | Path, options: BuildOptions) -> Iterator[Source]:
    """Open a dataset, with the credentials that Google's own tools have set up.

    Raises:
        SourceError: the name is no project.dataset, or the service refuses or fails.
    """
    dataset = str(given)
    if dataset.count(".") != 1:
        raise SourceError(f"BigQuery was given {dataset!r}. Give a dataset as project.dataset.")
    try:
        client = bigquery.Client(project=dataset.partition(".")[0])
        config = bigquery.QueryJobConfig(maximum_bytes_billed=options.max_bytes)

        def run(sql: str) -> Result:
            result = client.query(sql, job_config=config).result()
            return [field.name for field in result.schema], [row.values() for row in result]

        yield read_dataset(BigQuery(run), client, dataset)
    except (GoogleAPIError, GoogleAuthError) as error:
        raise SourceError(
            f"{dataset} cannot be counted by BigQuery ({str(error).splitlines()[0]}). Check the "
            "name, the permission to read it and to run jobs, and --max-bytes."
        ) from error
