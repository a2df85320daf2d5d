# The official Airflow image with this project's package, DAGs, SQL and seeds; used by docker-compose.yml.
# The slim one: its providers are in our lock file, and nothing else can clash with it.
FROM apache/airflow:slim-3.3.2

COPY --chown=airflow:0 requirements.lock /opt/cijferwacht/
RUN pip install --no-cache-dir --only-binary :all: --require-hashes --requirement /opt/cijferwacht/requirements.lock

COPY --chown=airflow:0 dags /opt/cijferwacht/dags
COPY --chown=airflow:0 plugins /opt/cijferwacht/plugins
COPY --chown=airflow:0 seeds /opt/cijferwacht/seeds
COPY --chown=airflow:0 sql /opt/cijferwacht/sql
COPY --chown=airflow:0 --chmod=755 docker/prepare /opt/cijferwacht/docker/prepare
# Made here so that the volumes mounted on them belong to Airflow's user.
RUN mkdir -p /opt/cijferwacht/archive /opt/cijferwacht/state /opt/airflow/logs

ENV CIJFERWACHT_HOME=/opt/cijferwacht \
    CIJFERWACHT_STATE_DIR=/opt/cijferwacht/state \
    PYTHONPATH=/opt/cijferwacht/plugins \
    AIRFLOW__CORE__DAGS_FOLDER=/opt/cijferwacht/dags \
    AIRFLOW__CORE__PLUGINS_FOLDER=/opt/cijferwacht/plugins
