from django.urls import path

from desk.weekly_views import no_weekly

urlpatterns = [path("accounts/weekmail/<str:token>/", no_weekly, name="worklist-mail-off")]
