from django.urls import path

from practices.views import still_true

urlpatterns = [path("klopt-dit-nog/<str:token>/", still_true, name="still-true")]
